"""Our connected handles, as connectors, kept between rounds. How one is made is outbox.connecting's."""

from collections.abc import Sequence

from sunwai.lib.timekeeping import now
from sunwai.networks.base import Connector
from sunwai.outbox.connecting import connector_of
from sunwai.outbox.models import Handle
from sunwai.sop.actions import in_force, sop_of


class ConnectedHandles:
    """The connectors of one thread, kept between rounds: a connection is not opened for every call."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str, str], Connector] = {}

    def __call__(self) -> Sequence[Connector]:
        """Will give a connector for each handle that is not off, as they stand now."""
        wanted = Handle.objects.exclude(mode=Handle.Mode.OFF).order_by("id")
        sop = sop_of(in_force(at=now()))
        keys = {(handle.network, handle.account, handle.mode, sop.digest): handle for handle in wanted}
        self._known = {key: self._known.get(key) or connector_of(handle, sop=sop) for key, handle in keys.items()}
        return list(self._known.values())

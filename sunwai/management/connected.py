"""Our connected handles, as connectors. Owns how a stored handle and the settings become one connector."""

from collections.abc import Sequence

from django.conf import settings

from sunwai.lib.timekeeping import now
from sunwai.networks.base import Connector
from sunwai.networks.credentials import load
from sunwai.networks.x.connector import connect_x
from sunwai.outbox.models import Handle
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop


class ConnectedHandles:
    """The connectors of one thread, kept between rounds: a connection is not opened for every call."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str, str], Connector] = {}

    def __call__(self) -> Sequence[Connector]:
        """Will give a connector for each handle that is not off, as they stand now."""
        wanted = Handle.objects.exclude(mode=Handle.Mode.OFF).order_by("id")
        sop = sop_of(in_force(at=now()))
        keys = [(handle.network, handle.account, handle.mode, sop.digest) for handle in wanted]
        self._known = {key: self._known.get(key) or _connector(*key[:3], sop=sop) for key in keys}
        return list(self._known.values())


def _connector(network: str, account: str, mode: str, *, sop: Sop) -> Connector:
    return connect_x(
        load(network, account=account),
        base_url=settings.X_BASE_URL,
        dialect=settings.X_DIALECT,
        mode=mode,
        loopback_only=settings.LOOPBACK_ONLY,
        overlap=sop.intake.overlap,
        patience=sop.sending.timeout,
    )

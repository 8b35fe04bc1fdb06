"""The strand of the second opinion: there only where one is set up, and slow at nobody's cost."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from django.conf import LazySettings

from sunwai.accountability.models import Heartbeat
from sunwai.cases.models import Case
from sunwai.intake.models import Post
from sunwai.management import worker
from sunwai.management.test_worker import beats, until, working
from sunwai.management.worker_command import worker as command
from tests import builders as b
from tests.second_reader import SecondReader, said, switched_on


@pytest.fixture
def second(settings: LazySettings) -> Iterator[SecondReader]:
    with switched_on(settings) as reader:
        yield reader


def names() -> list[str]:
    return [strand.name for strand in worker.strands(lambda: list)]


def test_the_strand_runs_only_where_a_second_reader_is_set_up(settings: LazySettings) -> None:
    assert names() == ["collect", "assess", "sweep", "send", "tell", "audit"]
    settings.SECOND_URL = "http://127.0.0.1:9/v1"
    assert names() == ["collect", "assess", "sweep", "send", "tell", "audit", "opinion"]


@pytest.mark.django_db(transaction=True)
def test_a_slow_model_delays_neither_assessing_nor_the_clocks(
    second: SecondReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "BEAT_EVERY_S", 0.0)
    second.mode, second.answers = "slow", said(urgency=(3, "pension"))
    b.the_sop()
    b.a_case("Simdega me pension band hai")
    with working([]):
        assert until(lambda: bool(second.asked))
        asking = beats("opinion")

        later = b.a_post("Torpa, Khunti me pani nahi hai", by="sunita")
        assert until(lambda: Post.objects.get(pk=later.pk).case_id is not None)
        swept = beats("sweep")
        assert until(lambda: beats("sweep") != swept)
        assert beats("opinion") == asking, "its call has not come back"

        second.let_go.set()
        assert until(lambda: Case.objects.filter(urgency=3).exists())


@pytest.mark.django_db
def test_the_strand_alone_is_refused_where_there_is_nothing_to_do() -> None:
    done = CliRunner().invoke(command, ["--only", "opinion"])
    assert done.exit_code == 1
    assert "Set SUNWAI_SECOND_URL first" in done.output


@pytest.mark.django_db
def test_switching_it_off_leaves_no_strand_that_seems_to_have_died() -> None:
    for name in ("sweep", "opinion"):
        Heartbeat.objects.create(name=name, beat_at=b.AT)

    worker.retire_unused()

    assert list(Heartbeat.objects.values_list("name", flat=True)) == ["sweep"]


@pytest.mark.django_db
def test_a_strand_that_is_on_and_silent_is_still_seen_to_be(second: SecondReader) -> None:
    Heartbeat.objects.create(name="opinion", beat_at=b.AT)
    worker.retire_unused()
    assert Heartbeat.objects.exists()

"""Protocol, directory and people of an office, from the command line."""

from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from sunwai.management.conftest import Sunwai
from sunwai.management.starting import prepare
from sunwai.nod.models import KeyReset
from sunwai.offices.models import Office
from sunwai.simulate import World
from sunwai.sop.models import SopVersion

GOOD = "a-long-and-odd-word-7"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The default protocol, one version on."""
    text = Path(settings.SOP_FILE).read_text(encoding="utf-8")
    path = tmp_path / "next.toml"
    path.write_text(text.replace("version = 1", "version = 2", 1), encoding="utf-8")
    return path


def test_a_protocol_is_checked_without_changing_anything(sunwai: Sunwai, db: None) -> None:
    result = sunwai("sop", "check", settings.SOP_FILE)

    assert "nothing wrong" in result.output
    assert not SopVersion.objects.exists()


def test_a_protocol_is_put_in_force_by_name(sunwai: Sunwai, office: None, changed: Path) -> None:
    result = sunwai("sop", "put-in-force", changed, "--by", "Chief Minister")

    assert "SOP version 2 is in force, put there by Chief Minister." in result.output
    assert sunwai("sop", "put-in-force", changed, "--by", "Chief Minister").exit_code == 1


def test_a_start_prepares_once_and_then_has_nothing_to_do(db: None, world: World) -> None:
    SopVersion.objects.all().delete()
    Office.objects.all().delete() if not Office.objects.filter(accounts__isnull=False).exists() else None

    done = prepare(by="sunwai up", at=world.at)

    assert any("SOP version 1 was put in force" in said for said in done)
    assert prepare(by="sunwai up", at=world.at) == []


def test_a_start_says_when_the_file_is_not_what_is_in_force(
    office: None, world: World, changed: Path, settings: object
) -> None:
    settings.SOP_FILE = changed

    assert any("sunwai sop put-in-force" in said for said in prepare(by="sunwai up", at=world.at))


def test_a_directory_is_taken_whole_or_not_at_all(sunwai: Sunwai, office: None, tmp_path: Path) -> None:
    path = tmp_path / "offices.csv"
    path.write_text("code,kind,name_en,name_hi,acts_by\ncm-office,cm,Chief Minister,मुख्यमंत्री,direction\n", "utf-8")

    assert "offices: 1 new, 0 changed, 0 as they were." in sunwai("import-directory", path, "--by", "Meena").output

    path.write_text("code,kind,name_en,name_hi,acts_by\nx,palace,X,एक्स,direction\n", "utf-8")
    result = sunwai("import-directory", path, "--by", "Meena")
    assert result.exit_code == 1
    assert "line 2: The column kind says 'palace'" in result.stderr


def test_a_list_in_another_encoding_is_refused_in_words(sunwai: Sunwai, office: None, tmp_path: Path) -> None:
    path = tmp_path / "offices.csv"
    path.write_bytes("code,kind\nझारखंड".encode("utf-16"))

    assert "Save it as UTF-8" in sunwai("import-directory", path, "--by", "Meena").stderr


def test_a_person_is_added_with_a_duty_and_a_name_for_the_record(sunwai: Sunwai, db: None) -> None:
    words = ("people", "add", "ravi", "--duty", "desk", "--duty", "desk_lead", "--called", "Ravi")

    result = sunwai(*words, env={"SUNWAI_NEW_PASSWORD": GOOD})

    assert "Ravi may sign in as ravi: desk, desk_lead." in result.output
    ravi = User.objects.get(username="ravi")
    assert ravi.check_password(GOOD)
    assert set(ravi.groups.values_list("name", flat=True)) == {"desk", "desk_lead"}
    assert "ravi  Ravi  desk, desk_lead" in sunwai("people", "list").output


def test_a_name_is_given_once(sunwai: Sunwai, db: None) -> None:
    sunwai("people", "add", "ravi", "--duty", "desk", env={"SUNWAI_NEW_PASSWORD": GOOD})

    result = sunwai("people", "add", "ravi", "--duty", "desk", env={"SUNWAI_NEW_PASSWORD": GOOD})

    assert result.exit_code == 1
    assert "can sign in already" in result.stderr


def test_a_password_is_asked_for_and_never_shown(sunwai: Sunwai, db: None) -> None:
    result = sunwai("people", "add", "meena", "--duty", "desk", typed=f"{GOOD}\n{GOOD}\n")

    assert result.exit_code == 0
    assert GOOD not in result.output


def test_a_weak_password_adds_nobody(sunwai: Sunwai, db: None, settings: object) -> None:
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}
    ]

    result = sunwai("people", "add", "meena", "--duty", "desk", env={"SUNWAI_NEW_PASSWORD": "short"})

    assert result.exit_code == 1
    assert not User.objects.exists()


def test_a_lost_second_factor_is_taken_off_on_the_record_and_its_owner_signed_out(
    sunwai: Sunwai, db: None, client: Client
) -> None:
    sunwai("people", "add", "cm", "--duty", "approver", env={"SUNWAI_NEW_PASSWORD": GOOD})
    user = User.objects.get()
    client.force_login(user)
    reset = ("people", "reset-key", "cm", "--by", "Meena", "--why", "phone lost in a train")
    assert sunwai(*reset).exit_code == 1
    assert client.get("/keys/").status_code == 200

    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert "cm has no keys now" in sunwai(*reset).output

    assert not Authenticator.objects.exists()
    assert client.get("/keys/").status_code == 302
    row = KeyReset.objects.get()
    assert (row.user, row.by, row.why) == (user, "Meena", "phone lost in a train")
    client.force_login(user)
    assert "phone lost in a train" in client.get("/keys/").content.decode()


def test_a_reset_of_nobody_or_without_a_reason_changes_nothing(sunwai: Sunwai, db: None) -> None:
    assert "Nobody signs in as cm" in sunwai("people", "reset-key", "cm", "--by", "Meena", "--why", "lost").output
    user = User.objects.create_user("cm")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})

    assert sunwai("people", "reset-key", "cm", "--by", "Meena", "--why", " ").exit_code == 1
    assert Authenticator.objects.exists()

"""Places taken from the Local Government Directory: what lies below the block, and other states. Owns ListedPlace.

Written only by gazetteer.actions. The shipped state's districts, blocks and towns stay in the project's tables."""

from django.db import models


class ListedPlace(models.Model):
    """One place of the directory under its code; `fold` and the sound keys are what it is looked up by."""

    level = models.CharField(max_length=12)  # district, subdistrict, block, town, panchayat, village
    code = models.CharField(max_length=16)
    name_en = models.CharField(max_length=160)
    name_local = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=4)
    district = models.CharField(max_length=8, blank=True)
    subdistrict = models.CharField(max_length=12, blank=True)
    subdistrict_name = models.CharField(max_length=160, blank=True)
    block = models.CharField(max_length=12, blank=True)
    panchayat = models.CharField(max_length=12, blank=True)
    fold = models.CharField(max_length=160)
    sound = models.CharField(max_length=160)
    sound_local = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=200)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "code"], name="listed_place_once")]
        indexes = [
            models.Index(fields=["district", "sound"], name="listed_by_sound"),
            models.Index(fields=["district", "sound_local"], name="listed_by_local_sound"),
            models.Index(fields=["state", "level"], name="listed_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.level}:{self.code}"

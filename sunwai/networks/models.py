"""The tokens of our own handles, sealed. Owns Credential.

Written only by `credentials`; never shown, logged or handed to a screen."""

from django.db import models


class Scheme(models.TextChoices):
    """How a handle proves itself."""

    OAUTH1 = "oauth1"
    OAUTH2 = "oauth2"


class Credential(models.Model):
    """The tokens of one handle on one network. `lease_*` is who is renewing them now, and until when at most."""

    network = models.CharField(max_length=24)
    account = models.CharField(max_length=64)  # our own immutable id there
    handle = models.CharField(max_length=64)
    scheme = models.CharField(max_length=8, choices=Scheme.choices)
    secret = models.TextField()  # sealed JSON; see sunwai/lib/crypto.py
    connected_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)  # of the access token; None: does not expire
    refreshed_at = models.DateTimeField(null=True, blank=True)
    lease_holder = models.CharField(max_length=43, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "account"], name="one_credential_an_account")]

    def __str__(self) -> str:
        return f"{self.network}:{self.account}"

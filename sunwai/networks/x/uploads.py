"""Pictures on their way to X. Owns what may be uploaded and how it is written into a request."""

from base64 import b64encode
from typing import Any

from sunwai.networks.base import NotAllowed
from sunwai.networks.post import LocalMedia
from sunwai.networks.printable import LONGEST_ALT

LARGEST_PHOTO = 5_000_000  # bytes, X's limit for a picture (documented, August 2026)
_PHOTOS = {"image/jpeg", "image/png", "image/webp"}


def upload_body(media: LocalMedia) -> dict[str, Any]:
    """Will write MEDIA as X's JSON; what X would refuse is refused here. (Multipart uploads failed elsewhere, 2026.)"""
    if media.media_type not in _PHOTOS:
        raise NotAllowed(
            f"X is sent photos only (JPEG, PNG, WebP), not {media.media_type}. Convert it, or post by hand."
        )
    if len(media.content) > LARGEST_PHOTO:
        raise NotAllowed(f"The photo has {len(media.content)} bytes; X takes {LARGEST_PHOTO}. Make it smaller.")
    return {"media": b64encode(media.content).decode("ascii"), "media_category": "tweet_image"}


def alt_body(media_id: str, alt: str) -> dict[str, Any]:
    """Will write the description of an uploaded picture, cut to what X takes."""
    return {"id": media_id, "metadata": {"alt_text": {"text": alt[:LONGEST_ALT]}}}

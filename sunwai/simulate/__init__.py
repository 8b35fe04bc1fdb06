"""The World: the real product on a sandbox network and a driven clock, for journeys, the demo and what-if."""

from sunwai.simulate.world import World

__all__ = ["World"]

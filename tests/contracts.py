"""Import contracts over the product alone: tests and their fixtures are left out of the graph.

Owns the two kinds of contract that pyproject.toml names. A test may drive the sandbox; the code beside it may not."""

from typing import Any

import grimp
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract


def product_only(graph: grimp.ImportGraph) -> grimp.ImportGraph:
    """Will take test modules and conftests out of GRAPH (a copy of the linter's own) and give it back."""
    for module in list(graph.modules):
        name = module.rpartition(".")[2]
        if name.startswith("test_") or name == "conftest":
            graph.remove_module(module)
    return graph


class Layered(LayersContract):
    """Layers of the product."""

    type_name = "layered"

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> Any:
        """Will check the contract on the product's own modules."""
        return super().check(product_only(graph), verbose)


class Forbidding(ForbiddenContract):
    """Imports the product must not have."""

    type_name = "forbidding"

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> Any:
        """Will check the contract on the product's own modules."""
        return super().check(product_only(graph), verbose)

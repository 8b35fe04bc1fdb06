"""JSON Schemas of the calls the sandbox answers, in both vocabularies: the project's own, re-keyed from X's documents.

`calls.schema_of` gives one; `pieces` holds what they are made of; `problems` the refusals."""

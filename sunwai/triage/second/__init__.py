"""The second opinion: another reader's view of a post, by any OpenAI-compatible endpoint. Off unless it is set up.

It proposes and has no authority: it may raise an urgency, and nothing else it says changes a row of a case."""

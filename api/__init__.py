"""Index to cited answers: a question becomes a plan, candidates, evidence, an answer."""

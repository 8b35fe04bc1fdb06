"""A second reading of new matters by meaning: sentence embeddings, off by default, needs `sunwai[embeddings]`."""

"""Relations that the words around the numbers of a sentence tell by themselves, whatever the numbers are read as."""

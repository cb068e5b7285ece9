"""Numbers of people and things: how many are listed, in all and by class."""

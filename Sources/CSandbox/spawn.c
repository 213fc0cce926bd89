// The calls that Swift cannot make.

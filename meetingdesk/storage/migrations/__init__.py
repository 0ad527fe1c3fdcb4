"""One file a step: literal tables only, never a model; each tested with data of the step before."""

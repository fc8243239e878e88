"""How good the reader is: `run.evaluate` measures it on gold sets, against floors and against an earlier run."""

"""How the shipped pipelines are made and measured. Nothing here is loaded when Dragoman reads articles."""

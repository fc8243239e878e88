"""One pydantic model a topic: what an entry of `resources/TOPIC/` may say. Used by the build only."""

"""Alembic's entry: run the steps on the connection that `marsad.store.opening` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from marsad.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()

"""Let somebody in."""

from __future__ import annotations

import click

from feedback import create_app
from feedback.cli.addresses import THIS_MACHINE, tidy_address
from feedback.cli.talking import plainly
from feedback.models.account import ROLES
from feedback.services import accounts, installation


@click.command("invite")
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What they do here.")
@click.option(
    "--address",
    callback=tidy_address,
    help="Where the site is.  [default: what flask install was given]",
)
@plainly
def invite(email: str, name: str, role: str, address: str | None) -> None:
    """Print an invitation, to open once within 7 days; again for somebody who is locked out."""
    app = create_app()
    with app.database.writing() as session:
        _, token = accounts.invite(
            session,
            area_id=app.area.id,
            name=name,
            email=email,
            role=role,
            now=app.clock.now(),
        )
        address = address or installation.address(session) or THIS_MACHINE
    click.echo(f"{address}/invitation/{token}")

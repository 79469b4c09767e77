"""Make an installation, keep its database up to date, and open it to families."""

from __future__ import annotations

import click

from feedback import create_app
from feedback.areas import folder_of, load_area
from feedback.cli.addresses import THIS_MACHINE, tidy_address
from feedback.cli.talking import plainly
from feedback.clock import Clock
from feedback.database import Database, migrating
from feedback.errors import NotReadyToOpenError
from feedback.keys import Keys
from feedback.services import accounts, installation
from feedback.settings import ROOT, Settings


@click.command("install")
@click.option("--name", prompt="Name of the first administrator", help="Who runs this.")
@click.option("--email", prompt="Their email address", help="What they sign in with.")
@click.option("--address", callback=tidy_address, help="Where the site will be.")
@plainly
def install(name: str, email: str, address: str | None) -> None:
    """Make keys and a database, and print an invitation for the first administrator."""
    settings = Settings.from_environment()
    area = load_area(settings.area)
    if not settings.keys_file.exists():
        Keys.make().write(settings.keys_file)
        click.echo(f"Keys made: {settings.keys_file}")
        click.echo("Keep a copy of that file somewhere safe, away from the backups.")
    database = Database(settings.database_url)
    migrating.upgrade(database)
    if installation.is_installed(database):
        raise click.ClickException("There is an installation here already. Nothing was changed.")
    with database.writing() as session:
        installation.install(session, kind="real", area=area)
        if address:
            installation.remember_address(session, address)
        _, token = accounts.invite(
            session,
            area_id=area.id,
            name=name,
            email=email,
            role="administrator",
            now=Clock().now(),
        )
    click.echo(f"{area.product_name} is installed.")
    click.echo(f"Invitation for {name}, to open once within 7 days:")
    click.echo(f"  {address or THIS_MACHINE}/invitation/{token}")


@click.command("upgrade")
@click.option("--address", callback=tidy_address, help="Where the site is now, if it moved.")
@plainly
def upgrade(address: str | None) -> None:
    """Bring the database to the shape this version needs, and its files to their owner alone."""
    database = Database(Settings.from_environment().database_url)
    migrating.upgrade(database)
    if address:
        with database.writing() as session:
            installation.remember_address(session, address)
    click.echo("The database is up to date.")


@click.command("open-conversation")
@plainly
def open_conversation() -> None:
    """Let families answer, once nothing is missing that keeps them safe."""
    app = create_app()
    try:
        with app.database.writing() as session:
            installation.open_to_families(session, area=app.area, today=app.clock.today())
    except NotReadyToOpenError as error:
        folder = folder_of(app.settings.area).resolve()
        where = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
        raise click.ClickException(
            f"{error}\n\nThe files to change: {where}/area.toml and {where}/help.toml"
        ) from None
    click.echo("Families can answer now.")

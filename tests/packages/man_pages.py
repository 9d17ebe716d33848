"""The man pages of the sources, and where a package has them."""

import pathlib

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent


def man_pages():
    """The file of each page by its place below share/, such as man/man1/rconn.1.gz."""
    return {f"man/man{page.suffix[1:]}/{page.name}.gz": page for page in sorted((SOURCE / "man").glob("*.?"))}

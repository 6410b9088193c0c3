"""``workplan serve``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import root_option


@click.command(cls=ChineseCommand, name="serve")
@root_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="地址", help="监听的地址；默认只供本机访问"
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="端口",
    help="监听的端口",
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="网站所在文件夹；默认为知识库下的 site",
)
@click.option(
    "--backend",
    type=click.Choice(("whoosh", "postgresql", "opensearch")),
    default="whoosh",
    show_default=True,
    help="检索用的索引",
)
@click.option("--url", metavar="URL", help="索引服务器的地址（whoosh 不需要）")
def command(root: Path, host: str, port: int, site: Path | None, backend: str, url: str | None) -> int:
    """在本机打开网站，并提供检索接口 /api/search（说明见 /api/openapi.json）。按 Ctrl+C 结束。

    \b
    示例：
      workplan serve
      workplan serve --root 知识库 --port 9000
    """
    import uvicorn  # noqa: PLC0415  nothing is read for --help

    from generator.search.backend import BackendError  # noqa: PLC0415
    from generator.search.opening import open_search  # noqa: PLC0415
    from generator.search.service import make_service  # noqa: PLC0415

    folder = site or root / "site"
    try:
        search = open_search(root, backend, url)
    except BackendError as error:
        raise click.ClickException(str(error)) from None
    if not folder.is_dir():
        click.echo(
            f"还没有生成网站（{folder} 不存在），只提供检索接口；网站请先运行 workplan build。", err=True
        )
    click.echo(f"http://{host}:{port}/", err=True)
    service = make_service(search, folder if folder.is_dir() else None)
    uvicorn.run(service, host=host, port=port, log_level="warning", timeout_keep_alive=5)
    return 0

"""Compile ``reference/country_years.csv`` from World Development Indicators (CC BY 4.0).

``python tools/build_bounds.py FOLDER`` reads ``wdi_*.csv`` from the folder (columns Country Name,
Country Code, Year, Value) and writes the years since 1990 of every state and territory with an
ISO 3166 code, to four significant digits. An empty cell is a year without a figure.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

FILES = {
    "exports_usd": "wdi_tx.val.mrch.cd.wt.csv",
    "imports_usd": "wdi_tm.val.mrch.cd.wt.csv",
    "gdp_usd": "wdi_ny.gdp.mktp.cd.csv",
    "population": "wdi_sp.pop.totl.csv",
    "military_pct_gdp": "wdi_ms.mil.xpnd.gd.zs.csv",
}
FIRST_YEAR = 1990
AGGREGATES = frozenset(
    """
    AFE AFW ARB CEB CSS EAP EAR EAS ECA ECS EMU EUU HIC HPC IBD IBT IDA IDB IDX LAC LCN LDC LIC LMC
    LMY LTE MEA MIC MNA NAC OED OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC WLD CHI
    """.split()  # noqa: SIM905
)
TARGET = Path(__file__).parents[1] / "src/realpolitik/reference/country_years.csv"


def short(value: float) -> str:
    """Four significant digits, without exponent where that is shorter."""
    plain = f"{float(f'{value:.4g}'):.15g}"
    return min(plain, f"{value:.3e}".replace("e+0", "e").replace("e+", "e"), key=len)


def read(folder: Path) -> dict[tuple[str, int], dict[str, str]]:
    """The cells of all files, by code and year."""
    table: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for column, name in FILES.items():
        with (folder / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                code, year = row["Country Code"], int(row["Year"])
                if code not in AGGREGATES and year >= FIRST_YEAR and float(row["Value"]) > 0:
                    table[code, year][column] = short(float(row["Value"]))
    return table


def main() -> None:
    """Write the table."""
    table = read(Path(sys.argv[1]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "year", *FILES, "source"])
        for (code, year), cells in sorted(table.items()):
            writer.writerow([code, year, *(cells.get(c, "") for c in FILES), "WDI"])


if __name__ == "__main__":
    main()

"""The tables of a dataset, and the schema that is printed of them."""

import json

from pipeline.dataset.shape import DATASET_SCHEMA, PARTITION, TABLES, columns_in_files, dataset_schema


def test_what_the_path_says_stands_in_no_file() -> None:
    assert "year" in {name for name, _, _ in TABLES["notices"]}
    assert "year" not in {name for name, _, _ in columns_in_files("notices")}


def test_the_schema_has_every_column_once_with_type_and_meaning() -> None:
    schema = json.loads(dataset_schema())
    assert schema["schema"] == DATASET_SCHEMA and set(schema["tables"]) == set(TABLES)
    for table, columns in schema["tables"].items():
        names = [column["name"] for column in columns]
        assert names == [name for name, _, _ in (*columns_in_files(table), *PARTITION)]
        assert len(names) == len(set(names)) and all(column["meaning"] and column["type"] for column in columns)

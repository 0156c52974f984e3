"""The verdicts of python-jsonschema on both schemas of each policy, and ripgrep's (Rust) on each pattern of the first.
Usage: schemas.py CASES"""
import json
import re
import subprocess
import sys
import tempfile

import jsonschema


def patterns(schema):
    if isinstance(schema, dict):
        for name, value in schema.items():
            yield from [value] if name == "pattern" else patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


asked = matched = 0
for line in open(sys.argv[1], encoding="utf-8"):
    policy = json.loads(line)
    for schema in (policy["schema"], policy["single"]):
        validator = jsonschema.Draft202012Validator(schema)
        for text, verdict in policy["cases"]:
            assert validator.is_valid(text) == verdict, (schema, text)
            asked += 1

    # A record for each text, ended by NUL, which no text here may have.
    texts = [text for text, _ in policy["cases"] if "\0" not in text and text]
    with tempfile.NamedTemporaryFile() as records:
        records.write("".join(text + "\0" for text in texts).encode())
        records.flush()
        for pattern in set(patterns(policy["schema"])):
            found = subprocess.run(
                ["rg", "--null-data", "--text", "--line-number", "--only-matching", "--replace", "", "--regexp", pattern, records.name],
                stdout=subprocess.PIPE, check=False)
            assert found.returncode in (0, 1), pattern
            numbers = {int(one) for one in re.findall(rb"(\d+):", found.stdout)}
            for number, text in enumerate(texts, 1):
                assert (number in numbers) == bool(re.search(pattern, text)), (pattern, text)
                matched += 1

print(f"python-jsonschema: {asked} verdicts, ripgrep: {matched} matches, no difference")

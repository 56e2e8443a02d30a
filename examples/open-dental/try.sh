#!/usr/bin/env bash
# Runs the queries on the invented clinic and compares what they give with export/.
# With --write it puts what they give into export/ instead.
# Needs mariadbd, and ends with 77 where there is none.
# The server is this script's own: in a temporary folder, without a network port, gone at the end.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
files=(patients cards plans visits agreements contacts doctors)
PATH=$PATH:/usr/sbin:/usr/local/sbin
command -v mariadbd >/dev/null || { echo 'no mariadbd: on Debian it is in the package mariadb-server' >&2; exit 77; }

folder=$(mktemp -d)
server=
finish() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap finish EXIT

# The server refuses to run as root.
account=$(id -un)
if [ "$(id -u)" = 0 ]; then
    account=nobody
    chown "$account" "$folder"
fi
mariadb-install-db --no-defaults --user="$account" --datadir="$folder/data" --auth-root-authentication-method=normal \
    --skip-test-db >"$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; exit 1; }
mariadbd --no-defaults --user="$account" --datadir="$folder/data" --socket="$folder/socket" --pid-file="$folder/pid" \
    --skip-networking --skip-grant-tables --skip-log-bin --innodb-buffer-pool-size=16M >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 300); do
    if mariadb-admin --no-defaults --socket="$folder/socket" ping >/dev/null 2>&1; then break; fi
    kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
    sleep 0.2
done

client=(mariadb --no-defaults --socket="$folder/socket" --default-character-set=utf8mb4)
"${client[@]}" -e 'CREATE DATABASE opendental CHARACTER SET utf8'
cat "$here/schema.sql" "$here/rows.sql" | "${client[@]}" opendental

# Open Dental saves the result of a query as text parted by tabs, and so does the client. A query must run in the strictest mode
# and in a transaction that may not write, and give the same in the mode that Open Dental uses.
mkdir "$folder/export"
failed=0
for file in "${files[@]}"; do
    strict="SET sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY'; SET SESSION TRANSACTION READ ONLY"
    "${client[@]}" --init-command="$strict" --batch --raw opendental <"$here/$file.sql" >"$folder/export/$file.csv"
    "${client[@]}" --init-command="SET sql_mode = ''" --batch --raw opendental <"$here/$file.sql" >"$folder/lenient.csv"
    diff -u "$folder/export/$file.csv" "$folder/lenient.csv" || failed=1
done
# What two of the queries say about versions without this table.
"${client[@]}" -e 'DROP TABLE commoptout' opendental
for file in patients agreements; do
    sed '/ opt-outs \*\/$/d' "$here/$file.sql" | "${client[@]}" --batch opendental >"$folder/without.csv"
    [ "$(wc -l <"$folder/without.csv")" = "$(wc -l <"$folder/export/$file.csv")" ] || failed=1
done

if [ "${1:-}" = --write ]; then
    cp "$folder"/export/*.csv "$here/export/"
else
    for file in "${files[@]}"; do
        diff -u "$here/export/$file.csv" "$folder/export/$file.csv" || failed=1
    done
fi
exit "$failed"

#!/bin/sh
# Writes today's list; for cron. Lies in the clinic's folder, beside the folder with the exports.
# Says nothing when all is well. A warning is passed on. If there is no list, one line says why, with the exit status; recall.log has the rest.
cd "$(dirname "$0")" || exit
recall plan --data exports -o "list-{date}.xlsx" --quiet 2>recall.log
status=$?
if [ "$status" -eq 0 ]; then
    cat recall.log
else
    line=$(grep -E '^(error|ошибка):' recall.log | head -n 1)
    echo "recall ($status): ${line:-$(head -n 1 recall.log)}"
fi
exit "$status"

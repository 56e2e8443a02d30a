@echo off
rem Writes today's list; for the Task Scheduler, or by a double click. Lies in the clinic's folder, beside the folder with the exports.
rem If there is no list, one line says why, with the exit status; recall.log has the rest.
setlocal EnableDelayedExpansion
chcp 65001 >nul
cd /d "%~dp0" || exit /b 66
recall plan --data exports -o "list-{date}.xlsx" --quiet 2>recall.log
set "status=%errorlevel%"
if %status% equ 0 (
    type recall.log
) else (
    set "line="
    set /p line=<recall.log
    echo recall ^(%status%^): !line!
)
exit /b %status%

@echo off
rem Builds Melograph where something is missing or newer, and starts it on this machine's JDK 25.
rem MELOGRAPH_OPTS: more options for the Java virtual machine, such as -Xmx4g.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "TARGET=%HOME_DIR%\target"

set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    if exist "%%~R" for /d %%D in ("%%~R\*25*") do (
        call :consider "%%~D"
        call :consider "%%~D\current"
    )
)
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.."
if not defined JDK (
    echo Melograph needs a JDK 25 and found none: install one ^(https://adoptium.net^) or let JAVA_HOME point to it. 1>&2
    exit /b 1
)

rem The stamp is as old as the start of the last build that succeeded.
set "STALE="
if not exist "%TARGET%\built" set "STALE=1"
if not exist "%TARGET%\class-path.arg" set "STALE=1"
if not defined STALE for /f %%S in ('powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:TARGET\built).LastWriteTime; if (Get-ChildItem -LiteralPath $env:HOME_DIR\pom.xml,$env:HOME_DIR\src\main,$env:HOME_DIR\resources -Recurse | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { 1 }"') do set "STALE=%%S"
if defined STALE (
    call :build
    if errorlevel 1 exit /b 1
)

if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector --add-exports=java.desktop/com.sun.media.sound=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx900m -XX:MaxNewSize=160m %MELOGRAPH_OPTS% "-Djava.util.logging.config.file=%TARGET%\classes\org\melograph\logging.properties" "-Dmelograph.samples=%HOME_DIR%\samples" "@%TARGET%\class-path.arg" org.melograph.Launcher %*
exit /b %errorlevel%

:consider
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>nul && set "JDK=%~f1"
exit /b 0

:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo Melograph has to be built and Maven is not on the path: install Apache Maven, then start again. 1>&2
    exit /b 1
)
echo Building Melograph. The first time this downloads its libraries, about 250 MB. 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
type nul > "%TARGET%\building"
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
call mvn -q -B -Dstyle.color=never -f "%HOME_DIR%\pom.xml" -Dmaven.test.skip=true process-classes 1>&2
if errorlevel 1 (
    echo Melograph could not be built: Maven's reason stands above. 1>&2
    exit /b 1
)
rem The class path is longer than a command line may be: Java reads it from a file, in which \ would be an escape.
powershell -NoProfile -Command "$jars=(Get-Content -Raw -LiteralPath $env:TARGET\class-path.txt).Trim(); Set-Content -LiteralPath $env:TARGET\class-path.arg ('-cp ' + [char]34 + ($env:TARGET + '\classes;' + $jars).Replace('\','/') + [char]34)"
move /y "%TARGET%\building" "%TARGET%\built" >nul
exit /b 0

# Builds the pages into DIST and writes OUT.S and OUT.cpp, which embed them. Run by the target flurwerk_webui.
# One at a time: all build folders share node_modules and the generated types in the source folder.
file(LOCK "${SOURCE}/.build.lock" GUARD PROCESS TIMEOUT 900)

function(run_or_stop)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY "${SOURCE}" RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command} failed:\n${said}")
  endif()
endfunction()

# node_modules is made anew when the lock file has changed; `./dev` keeps the same mark.
set(mark "${SOURCE}/node_modules/.installed-from")
execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files "${SOURCE}/package-lock.json" "${mark}" RESULT_VARIABLE differ OUTPUT_QUIET ERROR_QUIET)
if(NOT differ EQUAL 0)
  run_or_stop("${NPM}" ci --no-audit --no-fund --loglevel=error)
  configure_file("${SOURCE}/package-lock.json" "${mark}" COPYONLY)
endif()
run_or_stop("${NPM}" run --silent build -- --outDir "${DIST}" --emptyOutDir --logLevel warn)
execute_process(COMMAND "${CMAKE_COMMAND}" "-DOUT=${OUT}" -DNAME=webui "-DFOLDER=${DIST}" -P "${EMBED}" COMMAND_ERROR_IS_FATAL ANY)

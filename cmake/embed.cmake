# flurwerk_write_embedding(OUT NAME BASE file...): writes OUT.S and OUT.cpp, through which a program carries the files;
# embedded_files_NAME() of permit-core/embedded.hpp finds them under their path relative to BASE.
# Used while configuring (flurwerk_embed) and, where the files are made by the build, as a script:
#   cmake -DOUT=... -DNAME=... -DFOLDER=... -P embed.cmake
function(flurwerk_write_embedding out name base)
  set(asm "    .section .rodata\n")
  set(table "")
  set(externs "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    file(RELATIVE_PATH path "${base}" "${file}")
    string(APPEND asm "    .balign 16\n    .global flurwerk_${name}_${index}\nflurwerk_${name}_${index}:\n    .incbin \"${file}\"\n    .global flurwerk_${name}_${index}_end\nflurwerk_${name}_${index}_end:\n    .byte 0\n")
    string(APPEND externs "extern \"C\" const char flurwerk_${name}_${index}[], flurwerk_${name}_${index}_end[];\n")
    string(APPEND table "    {\"${path}\", {flurwerk_${name}_${index}, flurwerk_${name}_${index}_end}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND asm "    .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT "${out}.S" CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT "${out}.cpp" CONTENT
"#include \"permit-core/embedded.hpp\"
${externs}
namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_${name}() {
  static const EmbeddedFile files[] = {
${table}  };
  return files;
}
}
" @ONLY)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(GLOB_RECURSE files "${FOLDER}/*")
  list(SORT files)
  if(NOT files)
    message(FATAL_ERROR "nothing to embed in ${FOLDER}")
  endif()
  flurwerk_write_embedding("${OUT}" "${NAME}" "${FOLDER}" ${files})
  file(TOUCH "${OUT}.S" "${OUT}.cpp") # contents of the files may differ under the same names
endif()

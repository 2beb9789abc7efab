// The least that a program must do to read JSON with simdjson: one DOM for each file, thrown away.
#include <cstdio>
#include <simdjson.h>

int main(int count, char **paths) {
  unsigned long members = 0;
  for (int index = 1; index < count; index++) {
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    if (parser.load(paths[index]).get(document)) return 2;
    simdjson::dom::object object;
    if (!document.get(object)) members += object.size();
  }
  std::printf("%lu\n", members);
  return 0;
}

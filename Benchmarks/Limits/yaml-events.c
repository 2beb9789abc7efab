/* The least that a program must do to read YAML with libyaml: its event loop, events counted and thrown away. */
#include <stdio.h>
#include <yaml.h>

int main(int count, char **paths) {
  unsigned long events = 0;
  for (int index = 1; index < count; index++) {
    FILE *file = fopen(paths[index], "rb");
    yaml_parser_t parser;
    if (!file || !yaml_parser_initialize(&parser)) return 2;
    yaml_parser_set_input_file(&parser, file);
    for (int isOpen = 1; isOpen;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser, &event)) return 2;
      isOpen = event.type != YAML_STREAM_END_EVENT;
      events++;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
  }
  printf("%lu\n", events);
  return 0;
}

public import ArgumentParser
public import Breakwater

// The library's choices are those of the command line, in the same words.
extension SchemaDialect: ExpressibleByArgument {}
extension SchemaOptions.Mode: ExpressibleByArgument {}
extension SchemaOptions.Assumption: ExpressibleByArgument {}

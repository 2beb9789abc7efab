import APIGraph
import Testing

@Suite("Servers")
struct ServerTests {
  @Test(
    "a server's URL has no slash at its end, but the root is one",
    arguments: [
      ("/", "/"), ("", "/"), ("/v1/", "/v1"), ("https://a.example/", "https://a.example"),
    ]
  )
  func slashes(_ written: String, _ canonical: String) throws {
    let (operation, _) = try Reading.get("servers: [{url: '\(written)'}]")
    #expect(operation.servers.map(\.url) == [canonical])
  }

  @Test("the nearest level that names servers counts")
  func levels() throws {
    func servers(_ operation: String, _ item: String, _ root: String) throws -> [String] {
      let text = """
        openapi: 3.0.0
        info: {title: A}
        \(root)
        paths: {/a: {\(item) get: {\(operation)}}}
        """
      return try Reading.operation(text).operation.servers.map(\.url)
    }
    #expect(
      try servers("servers: [{url: /o}]", "servers: [{url: /i}],", "servers: [{url: /r}]") == ["/o"]
    )
    #expect(try servers("", "servers: [{url: /i}],", "servers: [{url: /r}]") == ["/i"])
    #expect(try servers("", "", "servers: [{url: /r}, {url: /s}]") == ["/r", "/s"])
    #expect(try servers("", "", "servers: []") == ["/"])
  }

  @Test(
    "Swagger 2.0 without schemes has a URL without scheme, and an operation has its own schemes")
  func swagger2() throws {
    func servers(_ root: String, _ operation: String = "") throws -> [String] {
      let text = "swagger: '2.0'\ninfo: {title: A}\n\(root)\npaths: {/a: {get: {\(operation)}}}"
      return try Reading.operation(text).operation.servers.map(\.url)
    }
    #expect(try servers("host: a.example\nbasePath: /v1") == ["//a.example/v1"])
    #expect(try servers("host: a.example\nbasePath: /") == ["//a.example"])
    #expect(
      try servers("host: a\nschemes: [https]", "schemes: [ws, wss]") == ["ws://a", "wss://a"])
    #expect(try servers("basePath: /v1/") == ["/v1"])
    #expect(try servers("") == ["/"])
  }
}

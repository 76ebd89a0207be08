// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "LianTu",
  products: [
    .library(name: "LianTu", targets: ["LianTu"]),
    .executable(name: "liantu", targets: ["liantu"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
  ],
  targets: [
    // One way through: each target imports only what stands above it.
    .target(
      name: "GraphCore",
      dependencies: [.product(name: "BitCollections", package: "swift-collections")]),
    .target(name: "ChainModel", dependencies: ["GraphCore"]),
    .target(name: "TableIO"),
    .target(name: "ChainData", dependencies: ["ChainModel", "TableIO"]),
    .systemLibrary(
      name: "CCoin", providers: [.apt(["coinor-libcbc-dev", "coinor-libclp-dev"])]),
    .target(name: "Optimization", dependencies: ["CCoin"]),
    .target(name: "ChainAnalysis", dependencies: ["ChainModel", "Optimization"]),
    .target(name: "ChainDiagram", dependencies: ["ChainModel"]),
    .systemLibrary(name: "CGraphviz", providers: [.apt(["libgraphviz-dev"])]),
    .target(name: "GraphvizRender", dependencies: ["CGraphviz"]),
    .target(
      name: "ChainReport", dependencies: ["ChainAnalysis", "ChainDiagram", "ChainData", "TableIO"]),
    .target(
      name: "LianTu",
      dependencies: [
        "ChainModel", "ChainData", "Optimization", "ChainAnalysis", "ChainDiagram", "GraphvizRender",
        "ChainReport", "TableIO",
      ]),
    .executableTarget(
      name: "liantu",
      dependencies: [
        "LianTu", "TableIO", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", dependencies: ["ChainModel"], path: "Tests/TestSupport"),
    .testTarget(name: "GraphCoreTests", dependencies: ["GraphCore", "TestSupport"]),
    .testTarget(name: "OptimizationTests", dependencies: ["Optimization", "TestSupport"]),
    .testTarget(name: "ChainModelTests", dependencies: ["ChainModel", "TestSupport"]),
    .testTarget(name: "TableIOTests", dependencies: ["TableIO", "TestSupport"]),
    .testTarget(name: "ChainDataTests", dependencies: ["ChainData", "TestSupport"]),
    .testTarget(name: "ChainAnalysisTests", dependencies: ["ChainAnalysis", "ChainData", "TestSupport"]),
    .testTarget(name: "ChainDiagramTests", dependencies: ["ChainDiagram", "TestSupport"]),
    .testTarget(name: "GraphvizRenderTests", dependencies: ["GraphvizRender", "TestSupport"]),
    .testTarget(
      name: "ChainReportTests", dependencies: ["ChainReport", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(name: "LianTuTests", dependencies: ["LianTu", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["liantu", "TestSupport"], exclude: ["Snapshots", "Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)

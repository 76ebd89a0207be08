// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Sampling",
  dependencies: [.package(name: "LianTu", path: "../..")],
  targets: [
    .executableTarget(name: "Sampling", dependencies: [.product(name: "LianTu", package: "LianTu")])
  ])

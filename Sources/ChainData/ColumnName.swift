/// The columns tables have, under the names they are headed with.
///
/// Docs/Formats/Dataset.md tells what each means in which table.
public enum ColumnName: String, CaseIterable, Sendable {
  // Of most tables.
  case id, name, nameEn = "name_en", kind, parent, unit, investment, confidence, source, locator, note
  case asOf = "as_of", amount, value, year
  // What rows refer to.
  case industry, chain, node, process, region, company
  // Sources and units.
  case title, publisher, date, url, licence, dimension, factor
  // Knowledge.
  case tier, leadUnit = "lead_unit", unitsInCharge = "units_in_charge", leader, aim, about
  case aboutEn = "about_en", tradable, captive, aliases, codes, segment, segmentEn = "segment_en"
  case order, from, to, relation, route, role, required, principal
  // The place.
  case focus, headquarters, project, status, since, capacity, capacityBasis = "capacity_basis", share
  case fromCompany = "from_company", toCompany = "to_company", indicator, metric, action, quote, omitted

  /// The position among all cases.
  ///
  /// An enumeration without payloads is stored as just that, in one byte while there are fewer than 257.
  var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

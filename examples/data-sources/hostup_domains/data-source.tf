data "hostup_domains" "swedish" {
  name_suffix = "se"
}

# Creates a home.… updater for every .se domain in the account.
resource "hostup_dyndns_updater" "home" {
  for_each = { for domain in data.hostup_domains.swedish.domains : domain.name => domain.id }

  domain_id   = each.value
  hostname    = "home.${each.key}"
  record_type = "A"
}

# A host name with an IPv4 and an IPv6 address needs two updaters, each with its own token.
data "hostup_domain" "example" {
  name = "example.com"
}

resource "hostup_dyndns_updater" "office" {
  for_each = toset(["A", "AAAA"])

  domain_id   = data.hostup_domain.example.id
  hostname    = "office.example.com"
  record_type = each.key
}

output "office_tokens" {
  value     = { for record_type, updater in hostup_dyndns_updater.office : record_type => updater.token }
  sensitive = true
}

data "hostup_domain" "example" {
  name = "example.com"
}

data "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
}

output "home_address" {
  value = data.hostup_dyndns_updater.home.last_ip
}

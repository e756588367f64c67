data "hostup_domain" "example" {
  name = "example.com"
}

resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
}

# To show the token, run: terraform output -raw home_token
output "home_token" {
  value     = hostup_dyndns_updater.home.token
  sensitive = true
}

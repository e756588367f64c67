data "hostup_domain" "example" {
  name = "example.com"
}

data "hostup_dyndns_updaters" "example" {
  domain_id = data.hostup_domain.example.id
}

output "paused" {
  value = [for updater in data.hostup_dyndns_updaters.example.updaters : updater.hostname if !updater.enabled]
}

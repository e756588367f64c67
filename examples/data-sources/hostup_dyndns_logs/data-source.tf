data "hostup_domain" "example" {
  name = "example.com"
}

data "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
}

data "hostup_dyndns_logs" "home" {
  domain_id  = data.hostup_domain.example.id
  updater_id = data.hostup_dyndns_updater.home.id
}

output "failed_attempts" {
  value = [for log in data.hostup_dyndns_logs.home.logs : log if log.status == "failed"]
}

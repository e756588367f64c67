data "hostup_domain" "example" {
  name = "example.com"
}

resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.hostup_dyndns_report.home]
    }
  }
}

action "hostup_dyndns_report" "home" {
  config {
    domain_id  = hostup_dyndns_updater.home.domain_id
    updater_id = hostup_dyndns_updater.home.id
    ip         = "203.0.113.7"
  }
}

data "hostup_domain" "example" {
  name = "example.com"
}

resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
  store_token = false
}

ephemeral "hostup_dyndns_token" "home" {
  domain_id  = hostup_dyndns_updater.home.domain_id
  updater_id = hostup_dyndns_updater.home.id
}

# Terraform passes the token to Vault without storing it in the state or the plan. A new token has a new version, so Terraform writes it again.
resource "vault_kv_secret_v2" "home" {
  mount                = "kv"
  name                 = "dyndns/home.example.com"
  data_json_wo         = jsonencode({ token = ephemeral.hostup_dyndns_token.home.token })
  data_json_wo_version = hostup_dyndns_updater.home.token_version
}

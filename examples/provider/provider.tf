terraform {
  required_providers {
    hostup = {
      source  = "hostup/hostup"
      version = "~> 0.1"
    }
  }
}

# The API key comes from the environment variable HOSTUP_API_KEY.
provider "hostup" {}

data "hostup_domain" "example" {
  name = "example.com"
}

resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
}

# Lists the updaters of all domains.
list "hostup_dyndns_updater" "all" {
  provider = hostup
}

# Lists the updaters of one domain.
list "hostup_dyndns_updater" "example" {
  provider = hostup

  config {
    domain_id = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"
  }
}

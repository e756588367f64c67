import {
  to = hostup_dyndns_updater.home
  identity = {
    domain_id = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"
    id        = "ddns_01hxb4c5d6e7f8g9h0j1k2m3n4"
  }
}

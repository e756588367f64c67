import {
  to = hostup_dyndns_updater.home
  id = "example.com/home.example.com/A"
}

variable "token" {
  type      = string
  sensitive = true
}

output "update_url" {
  value     = provider::hostup::update_url("home.example.com", var.token)
  sensitive = true
}

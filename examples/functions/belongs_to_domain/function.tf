variable "hostname" {
  type    = string
  default = "home.example.com"

  validation {
    condition     = provider::hostup::belongs_to_domain(var.hostname, "example.com")
    error_message = "The host name must be example.com or a name below it."
  }
}
